/** The parts of Starlight's page, our own among them, that a part of ours draws. None takes properties. */
declare module 'virtual:starlight/components/*' {
  const part: (props: Readonly<Record<string, never>>) => unknown;
  export default part;
}
