"""The charts and maps: each function takes rows and words and gives a figure, and knows nothing of Streamlit."""
