"""Results as columns, and columns as CSV, Parquet and data frames."""
