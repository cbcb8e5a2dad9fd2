"""The pages by theme; each module has the routes of one."""
