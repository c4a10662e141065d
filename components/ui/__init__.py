"""The frame and the parts that every page shares. Only ui and views know Streamlit. Imports export and below."""
