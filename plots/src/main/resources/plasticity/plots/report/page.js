/* The colour theme. */
(() => {
  "use strict";
  document.documentElement.classList.add("with-script");

  const themes = [["system", null], ["light", "light"], ["dark", "dark"]];
  let theme = 0;
  const themeButton = document.getElementById("theme");
  themeButton.addEventListener("click", () => {
    theme = (theme + 1) % themes.length;
    const [name, value] = themes[theme];
    if (value) document.documentElement.dataset.theme = value;
    else delete document.documentElement.dataset.theme;
    themeButton.textContent = `Colours: ${name}`;
  });
})();
