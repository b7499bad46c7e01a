type Theme = 'light' | 'dark';
type Choice = Theme | 'auto';

const storageKey = 'interleave-theme';
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

function storedChoice(): Choice {
  try {
    const stored = localStorage.getItem(storageKey);
    return stored === 'light' || stored === 'dark' ? stored : 'auto';
  } catch {
    return 'auto';
  }
}

function store(choice: Choice): void {
  try {
    if (choice === 'auto') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, choice);
  } catch {
    // The choice then lasts until the page is left.
  }
}

function show(choice: Choice): void {
  const system: Theme = systemIsDark.matches ? 'dark' : 'light';
  document.documentElement.dataset['theme'] = choice === 'auto' ? system : choice;
}

function parseChoice(value: string): Choice {
  return value === 'light' || value === 'dark' ? value : 'auto';
}

/** Makes `select` choose the theme of the page: `light`, `dark`, or `auto`, which follows the system. */
export function connectThemeSelect(select: HTMLSelectElement): void {
  let choice = storedChoice();
  select.value = choice;
  select.addEventListener('change', () => {
    choice = parseChoice(select.value);
    store(choice);
    show(choice);
  });
  systemIsDark.addEventListener('change', () => {
    show(choice);
  });
}
