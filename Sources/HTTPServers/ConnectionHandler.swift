// SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOHTTP1

/// Reads the requests of one connection and answers them in turn.
///
/// NIO's pipelining handler stands before it and holds back a request until the answer to the one
/// before it is on its way, so there is never more than one here.
final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  /// What every connection of a server shares.
  struct Service: Sendable {
    let executor: LoopExecutor
    let bodyLimit: Int
    let answer: @Sendable (ServerRequest) async -> ServerResponse
  }

  private let service: Service
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []
  private var isBodyTooLarge = false
  private var isAnswering = false
  private var isFresh = true
  private var closesAfterAnswer = false
  private var isGone = false
  private var task: Task<Void, Never>?
  private var pause: Scheduled<Void>?

  init(_ service: Service) {
    self.service = service
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): begin(head, context: context)
    case .body(let part): add(part)
    case .end: finish(context: context)
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    // The client has said all it will say, but may still listen.
    if case .some(.inputClosed) = event as? ChannelEvent {
      if isAnswering { closesAfterAnswer = true } else { context.close(promise: nil) }
    }
    context.fireUserInboundEventTriggered(event)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // What is no HTTP has been answered with 400 before it comes here.
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    isGone = true
    task?.cancel()
    pause?.cancel()
    context.fireChannelInactive()
  }

  private func begin(_ head: HTTPRequestHead, context: ChannelHandlerContext) {
    self.head = head
    body = []
    isBodyTooLarge = false
    let expectations = head.headers[canonicalForm: "expect"]
    if head.version != .http1_0, expectations.contains(where: { $0.lowercased() == "100-continue" })
    {
      let next = HTTPResponseHead(version: head.version, status: .continue)
      context.writeAndFlush(wrapOutboundOut(.head(next)), promise: nil)
    }
  }

  private func add(_ part: ByteBuffer) {
    // The rest is read and thrown away: closing at once would cost the client our answer.
    guard !isBodyTooLarge, body.count + part.readableBytes <= service.bodyLimit else {
      isBodyTooLarge = true
      body = []
      return
    }
    body.append(contentsOf: part.readableBytesView)
  }

  private func finish(context: ChannelHandlerContext) {
    guard let head else { return }
    self.head = nil
    isAnswering = true
    closesAfterAnswer = !head.isKeepAlive || head.leavesHTTP
    if let refusal = refusal(of: head) {
      closesAfterAnswer = true
      write(refusal, to: head, context: context)
      return
    }
    var request = ServerRequest(head, body: body)
    request.isFirstOnConnection = isFresh
    isFresh = false
    body = []
    let context = NIOLoopBound(context, eventLoop: context.eventLoop)
    let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
    task = Task(executorPreference: service.executor) { [answer = service.answer, request] in
      let response = await answer(request).checked
      context.eventLoop.execute {
        handler.value.send(response, to: head, context: context.value)
      }
    }
  }

  /// Requests that are not shown to the service.
  private func refusal(of head: HTTPRequestHead) -> ServerResponse? {
    let plain = "text/plain; charset=utf-8"
    if isBodyTooLarge {
      return ServerResponse(
        status: 413, contentType: plain, text: "the body is over \(service.bodyLimit) bytes\n")
    }
    // RFC 9112, section 3.2: a request without just one Host is to be refused.
    if head.version != .http1_0, head.headers[canonicalForm: "host"].count != 1 {
      return ServerResponse(
        status: 400, contentType: plain, text: "there must be one Host header\n")
    }
    return nil
  }

  private func send(
    _ response: ServerResponse, to head: HTTPRequestHead, context: ChannelHandlerContext
  ) {
    guard !isGone else { return }
    guard response.delay > .zero else {
      write(response, to: head, context: context)
      return
    }
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    pause = context.eventLoop.scheduleTask(in: TimeAmount(response.delay)) {
      let (handler, context) = bound.value
      handler.write(response, to: head, context: context)
    }
  }

  private func write(
    _ response: ServerResponse, to head: HTTPRequestHead, context: ChannelHandlerContext
  ) {
    guard !isGone else { return }
    isAnswering = false
    task = nil
    pause = nil
    guard !response.isWithheld else {
      context.close(promise: nil)
      return
    }
    let answer = HTTPResponseHead(response, to: head, closing: closesAfterAnswer)
    context.write(wrapOutboundOut(.head(answer)), promise: nil)
    if head.method != .HEAD, answer.status.mayHaveResponseBody, !response.body.isEmpty {
      let buffer = context.channel.allocator.buffer(bytes: response.body)
      context.write(wrapOutboundOut(.body(.byteBuffer(buffer))), promise: nil)
    }
    let written = context.eventLoop.makePromise(of: Void.self)
    if closesAfterAnswer {
      let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
      written.futureResult.whenComplete { _ in bound.value.close(promise: nil) }
    }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
  }
}
