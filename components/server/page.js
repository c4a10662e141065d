// What Streamlit has no command for: the sidebar of a phone is closed by a button, and a link is copied by one.
document.addEventListener("click", (event) => {
  if (event.target.closest(".st-key-show-result button")) {
    document.querySelector('[data-testid="stSidebarCollapseButton"] button').click();
  }
  if (event.target.closest(".st-key-copy-link button")) {
    navigator.clipboard?.writeText(location.href);
  }
});
