"""What the server gives beside the pages: routes, first HTML, start-up. Imports all but views and ui."""
