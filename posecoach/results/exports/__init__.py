"""What other programs read: annotations, landmarks and angles."""
