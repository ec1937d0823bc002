"""What other programs read: tables, data frames, annotations, landmarks and angles."""
