/** Keyboard and mouse → the actions that WebDriver and WebDriver BiDi both understand. */

/** The key for shortcuts, as the WebDriver standard names it: Command on macOS, Control elsewhere. */
const SHORTCUT_KEY = process.platform === "darwin" ? "\uE03D" : "\uE009";

const down = (key: string) => ({ type: "keyDown", value: key });
const up = (key: string) => ({ type: "keyUp", value: key });
const keyboard = (actions: object[]) => [{ type: "key", id: "keyboard", actions }];

export const typing = (text: string) => keyboard([...text].flatMap((key) => [down(key), up(key)]));

export const shortcut = (letter: string) => keyboard([down(SHORTCUT_KEY), down(letter), up(letter), up(SHORTCUT_KEY)]);

export const clicking = (x: number, y: number) => [
  {
    type: "pointer",
    id: "mouse",
    actions: [
      { type: "pointerMove", x, y },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ],
  },
];
