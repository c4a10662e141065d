"""The parts of the dashboard: a folder is a layer, a file a subject; docs/ARCHITECTURE.md has the picture."""
