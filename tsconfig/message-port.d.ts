/** Node and the page both have it; Node's types name only the value. */
type MessagePort = import('node:worker_threads').MessagePort;
