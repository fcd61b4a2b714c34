/** Enlarges a part of the map. Places are in percent, so that a part fills the map when the map is stretched. */
export const sizeMapScript = `
const map = document.querySelector('.map');
if (map) {
  const tiles = map.firstElementChild;
  const said = document.querySelector('#part');
  const buttons = [...document.querySelectorAll('[data-shows]')];
  let shown = tiles;
  const show = (part) => {
    shown = part;
    const whole = tiles.getBoundingClientRect();
    const box = part.getBoundingClientRect();
    const percent = (length, of) => 100 * length / of + '%';
    Object.assign(tiles.style, {
      width: percent(whole.width, box.width),
      height: percent(whole.height, box.height),
      left: percent(whole.left - box.left, box.width),
      top: percent(whole.top - box.top, box.height),
    });
    said.textContent = part === tiles ? '' : 'Enlarged: ' + part.title;
    const kind = part.closest('.kind');
    for (const button of buttons) {
      const isShown = kind ? button.classList.contains([...kind.classList].at(-1)) : button.dataset.shows === '';
      button.setAttribute('aria-pressed', isShown);
    }
  };
  map.addEventListener('click', ({ target }) => {
    const group = target.closest('.group');
    show(!group || group === shown ? shown.parentElement.closest('.kind') ?? tiles : group);
  });
  for (const button of buttons) {
    const kind = [...button.classList].find((name) => name.startsWith('k-'));
    button.addEventListener('click', () => show((kind && tiles.querySelector('.kind.' + kind)) || tiles));
  }
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && show(tiles));
}
`;
