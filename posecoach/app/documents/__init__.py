"""What people open of an analysis: reports, tables, pictures and videos."""
