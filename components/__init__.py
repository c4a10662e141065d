"""The parts of the dashboard: data and words below, measures and figures above them, the frame of the pages on top."""
