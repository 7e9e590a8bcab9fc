// What the theme leaves out for keys and screen readers: names of parts, and wide tables that can be scrolled without a mouse.
addEventListener("load", () => {
  setTimeout(() => {
    document.querySelector(".md-search")?.setAttribute("aria-label", "Search");
    document.querySelectorAll(".md-code__nav").forEach((part) => part.setAttribute("role", "presentation"));
    document.querySelectorAll(".md-typeset__scrollwrap").forEach((part) => {
      if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
    });
  }, 100);
});
