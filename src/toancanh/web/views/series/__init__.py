"""Pages of series: the indicators that there are figures of, one series as chart and table, files of it."""
