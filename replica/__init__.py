"""A local stand-in for government sites: invented places, true mark-up, served over real HTTP."""
