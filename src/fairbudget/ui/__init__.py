"""The dashboard's pages and their parts. They show the assessment that the command line shows, and work nothing out."""
