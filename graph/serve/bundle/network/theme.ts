/** The colours of the page for what is drawn outside its style sheets. */

export interface Theme {
  dark: boolean;
  paper: string;
  ink: string;
  lit: string;
  line: string;
  faint: string;
  font: string;
}

export function themeOf(element: HTMLElement): Theme {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(name).trim();
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  return {
    dark,
    paper: of("--paper"),
    ink: of("--ink"),
    lit: dark ? "#8fb4d8" : "#3d6f9e",
    line: dark ? "#454a52" : "#cfcbc2",
    faint: dark ? "#23262b" : "#f0ede6",
    font: of("--sans"),
  };
}

/** A colour as it can be told from the paper: lighter on dark paper. */
export function tone(colour: string, theme: Theme): string {
  if (!theme.dark) return colour;
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return `#${parts
    .map((part) =>
      Math.round(part + (255 - part) * 0.38)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

/** Of what is not looked at. */
export function quiet(theme: Theme): string {
  return theme.dark ? "#3a3e45" : "#dedad2";
}
