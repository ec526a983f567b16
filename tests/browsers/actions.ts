/** Keyboard and mouse input, in the format that WebDriver and WebDriver BiDi share. */

/** The key for shortcuts, as the WebDriver standard names it: Command on macOS, Control elsewhere. */
const SHORTCUT_KEY = process.platform === "darwin" ? "\uE03D" : "\uE009";

const keyDown = (key: string) => ({ type: "keyDown", value: key });
const keyUp = (key: string) => ({ type: "keyUp", value: key });
const keyboardInput = (actions: object[]) => [{ type: "key", id: "keyboard", actions }];

export const typeText = (text: string) => keyboardInput([...text].flatMap((key) => [keyDown(key), keyUp(key)]));

export const pressShortcut = (letter: string) =>
  keyboardInput([keyDown(SHORTCUT_KEY), keyDown(letter), keyUp(letter), keyUp(SHORTCUT_KEY)]);

export const clickAt = (x: number, y: number) => [
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
