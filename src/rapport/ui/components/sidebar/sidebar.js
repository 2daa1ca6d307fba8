// A slim menu shows icons alone; the choice is kept in a cookie, so that the next page is drawn that way at once.
for (const control of document.querySelectorAll("[data-sidebar-switch]")) {
  control.addEventListener("click", () => {
    const isSlim = document.querySelector(".app").classList.toggle("slim");
    control.setAttribute("aria-pressed", String(isSlim));
    document.cookie = `sidebar=${isSlim ? "slim" : "full"}; path=/; max-age=31536000; samesite=lax`;
  });
}
