// The connection to the coach: states as text, pictures as bytes. Lost, it comes back by itself.
"use strict";
class Live {
  constructor(canvas, onState, onPicture, onLost) {
    Object.assign(this, { canvas, onState, onPicture, onLost, queue: Promise.resolve(), wait: 300 });
    this.shape = this.wanted();
    addEventListener("resize", () => this.turned());
    this.open();
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
    this.socket.onopen = () => { this.wait = 300; };
    this.socket.onmessage = (message) => {
      if (typeof message.data === "string") this.onState(JSON.parse(message.data));
      else this.queue = this.queue.then(() => this.draw(message.data));
    };
    this.socket.onclose = () => {
      if (this.turning) { this.turning = false; this.open(); return; }
      this.onLost();
      setTimeout(() => this.open(), this.wait);
      this.wait = Math.min(5000, 2 * this.wait);
    };
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
