// On a narrow screen what is not the work of the moment is folded. Without scripts it stays open.
const smal = window.matchMedia("(max-width: 60rem)");
const pasAan = () => {
  for (const deel of document.querySelectorAll("details.vs-vouw")) deel.open = !smal.matches;
};
pasAan();
smal.addEventListener("change", pasAan);
