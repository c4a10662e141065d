"""What a page shows of one subject: measures and figures for the choices on screen. Imports ui and below."""
