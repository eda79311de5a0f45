/** The hub cannot listen on its MQTT port; the message tells the operator what to do. */
export class MqttPortTaken extends Error {
  override readonly name = 'MqttPortTaken'
  readonly port: number

  constructor(port: number, cause: unknown) {
    super(
      `MQTT 端口 ${port} 已被占用：请停止占用它的程序，或用 MQTT_PORT 指定其他端口。 ` +
        `MQTT port ${port} is taken: stop the program that uses it, or set MQTT_PORT to a free port.`,
      { cause },
    )
    this.port = port
  }
}
