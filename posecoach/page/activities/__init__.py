"""What runs behind the page, one at a time or in the background: session, camera check, clips, making the model."""
