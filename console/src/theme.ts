import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

// Ten shades each, the eighth the one that carries text on paper at 4.5 to 1 or better.
const blue: MantineColorsTuple = ["#e9f3f7", "#d6e7ee", "#b0d2e0", "#86bcd1", "#63a8c3", "#4a98b6", "#34839f", "#256f8a", "#1a6079", "#124c61"];
const calm: MantineColorsTuple = ["#e6f3ef", "#d3e8e1", "#a9d3c7", "#7cbcab", "#58b8a3", "#3f9c88", "#2f8372", "#2c7a6b", "#226556", "#184c41"];
const hot: MantineColorsTuple = ["#fdf0e5", "#fbe0cb", "#f3c199", "#e9a267", "#dd8746", "#d06f31", "#c25a27", "#b14a20", "#9d3d18", "#7c2f12"];
const plum: MantineColorsTuple = ["#faeaf2", "#f2d3e2", "#e6a9c6", "#d87ea8", "#c75c8f", "#b2457a", "#9c3669", "#903060", "#84285a", "#651d44"];
const ochre: MantineColorsTuple = ["#faf3dd", "#f1e5ba", "#e4cf85", "#d5b84f", "#c3a02c", "#a98615", "#8c6c06", "#7d5f03", "#6f5200", "#553f00"];
const ink: MantineColorsTuple = ["#f6f4f0", "#e9e6e0", "#d4d0c8", "#b5b3ae", "#8f9399", "#737980", "#5a616a", "#454b53", "#32373e", "#1f2328"];

/** Mantine's parts in Heard's colours; what is not said here is said by the variables in `look.css`. */
export const theme = createTheme({
  colors: { blue, calm, hot, plum, ochre, gray: ink },
  primaryColor: "blue",
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  fontFamily: "var(--sans)",
  fontFamilyMonospace: "var(--mono)",
  headings: { fontFamily: "var(--serif)", fontWeight: "600" },
  components: {
    Button: { defaultProps: { variant: "filled" } },
    Tooltip: { defaultProps: { openDelay: 200, withArrow: true, multiline: true, maw: 320, events: { hover: true, focus: true, touch: true } } },
    // The head of a dialog is no banner of the page.
    ModalHeader: { defaultProps: { role: "none" } },
    DrawerHeader: { defaultProps: { role: "none" } },
    // In its place in the page, and with the first of its ways at once under the keys.
    Menu: { defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false } },
    Modal: { defaultProps: { transitionProps: { duration: 100 }, centered: true } },
    Drawer: { defaultProps: { transitionProps: { duration: 100 } } },
    Popover: { defaultProps: { transitionProps: { duration: 100 } } },
  },
});

/** Mantine's variables point to ours, so that each colour is said once. */
export const variables: CSSVariablesResolver = () => {
  const both = {
    "--mantine-color-body": "var(--paper)",
    "--mantine-color-text": "var(--ink)",
    "--mantine-color-dimmed": "var(--soft)",
    "--mantine-color-anchor": "var(--tech)",
    "--mantine-color-placeholder": "var(--soft)",
    "--mantine-color-error": "var(--hot)",
    "--mantine-color-default": "var(--raised)",
    "--mantine-color-default-hover": "var(--agent)",
    "--mantine-color-default-color": "var(--ink)",
    "--mantine-color-default-border": "var(--line2)",
  };
  return { variables: {}, light: both, dark: both };
};
