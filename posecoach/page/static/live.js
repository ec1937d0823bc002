// The connection to the coach: states as text, pictures as bytes. Lost, it comes back by itself.
"use strict";
const SILENCE_MS = 8000; // the coach repeats its state every two seconds
class Live {
  constructor(canvas, onState, onPicture, onLost) {
    Object.assign(this, { canvas, onState, onPicture, onLost, queue: Promise.resolve(), wait: 300, heard: Date.now(), state: "" });
    this.shape = this.wanted();
    addEventListener("resize", () => this.turned());
    setInterval(() => this.listen(), 1000);
    this.open();
  }
  // A connection may die without a word, as when a phone changes the network.
  listen() {
    if (this.waiting || Date.now() - this.heard < SILENCE_MS) return;
    this.socket.onmessage = this.socket.onclose = null;
    this.socket.close();
    this.turning = false;
    this.lost();
  }
  wanted() { return this.canvas.clientHeight > this.canvas.clientWidth ? "tall" : "wide"; }
  // A turned phone asks for a picture of the other shape; that is no connection lost.
  turned() {
    if (this.wanted() === this.shape || this.turning) return;
    this.turning = this.socket.readyState === WebSocket.OPEN;
    this.socket.close();
  }
  open() {
    this.shape = this.wanted();
    this.socket = new WebSocket(`ws://${location.host}/session/live?shape=${this.shape}`);
    this.socket.binaryType = "arraybuffer";
    let opened = false;
    this.waiting = false;
    this.heard = Date.now();
    this.state = "";
    this.socket.onopen = () => { opened = true; this.wait = 300; };
    this.socket.onmessage = (message) => {
      this.heard = Date.now();
      if (message.data === this.state) return;
      if (typeof message.data === "string") { this.state = message.data; this.onState(JSON.parse(message.data)); }
      else this.queue = this.queue.then(() => this.draw(message.data));
    };
    this.socket.onclose = () => {
      if (this.turning) { this.turning = false; this.open(); return; }
      if (!opened) this.askForCode();
      this.lost();
    };
  }
  lost() {
    this.waiting = true;
    this.onLost();
    setTimeout(() => this.open(), this.wait);
    this.wait = Math.min(5000, 2 * this.wait);
  }
  // A coach that was started anew does not know this browser any more: it has to bring the new code.
  async askForCode() {
    const reply = await fetch("/session", { method: "HEAD" }).catch(() => null);
    if (reply && reply.status === 403) location.reload();
  }
  send(message) {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }
  async draw(data) {
    try {
      const captured = new DataView(data).getFloat64(0, true);
      const picture = await createImageBitmap(new Blob([new Uint8Array(data, 8)], { type: "image/jpeg" }));
      if (this.canvas.width !== picture.width || this.canvas.height !== picture.height) {
        this.canvas.width = picture.width;
        this.canvas.height = picture.height;
      }
      this.canvas.getContext("2d", { alpha: false }).drawImage(picture, 0, 0);
      picture.close();
      this.onPicture();
      this.send({ shown: Date.now() - captured });
    } catch {
      this.send({ shown: 0 });
    }
  }
}
