"""The ground floor: words, dates, regions and rows that every room stands on."""
