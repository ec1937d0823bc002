"""Where frames and poses come from: clips, cameras and recorded poses."""
