using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Suffice.Gateway.Tests.Telemetry;

/// <summary>A collector in this process that speaks OTLP, over HTTP or gRPC, and keeps what it got.</summary>
internal sealed class FakeCollector : IAsyncDisposable
{
    private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication? application;

    public ConcurrentQueue<ReceivedSpan> Spans { get; } = new();

    public ConcurrentQueue<string> Metrics { get; } = new();

    /// <summary>Who sent, by attribute; one for each part of an export.</summary>
    public ConcurrentQueue<IReadOnlyDictionary<string, string>> Resources { get; } = new();

    public ConcurrentQueue<string> Authorizations { get; } = new();

    public string Address => application!.Urls.First();

    /// <summary>Ends when the first export has come.</summary>
    public Task Asked => asked.Task;

    public static Task<FakeCollector> OverHttpAsync(bool hangs = false) => StartAsync(HttpProtocols.Http1, c => c.TakeHttpAsync, hangs);

    public static Task<FakeCollector> OverGrpcAsync() => StartAsync(HttpProtocols.Http2, c => c.TakeGrpcAsync, hangs: false);

    public void Release() => released.TrySetResult();

    public async ValueTask DisposeAsync() => await application!.DisposeAsync();

    private static async Task<FakeCollector> StartAsync(HttpProtocols protocols, Func<FakeCollector, RequestDelegate> take, bool hangs)
    {
        FakeCollector collector = new();
        if (!hangs)
        {
            collector.Release();
        }

        collector.application = await LoopbackServer.StartAsync(take(collector), protocols);

        return collector;
    }

    private async Task TakeHttpAsync(HttpContext context)
    {
        byte[] body = await BodyAsync(context);
        context.Request.ContentType.ShouldBe("application/x-protobuf");
        Keep(context.Request.Path, body);
        context.Response.ContentType = "application/x-protobuf";
    }

    private async Task TakeGrpcAsync(HttpContext context)
    {
        byte[] framed = await BodyAsync(context);
        context.Request.ContentType.ShouldBe("application/grpc");
        framed[0].ShouldBe((byte)0, "not compressed");
        Keep(context.Request.Path, framed[5..]);
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(new byte[5]);
        context.Response.AppendTrailer("grpc-status", "0");
    }

    private async Task<byte[]> BodyAsync(HttpContext context)
    {
        asked.TrySetResult();
        await released.Task.WaitAsync(context.RequestAborted);
        Authorizations.Enqueue(context.Request.Headers.Authorization.ToString());
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body);

        return body.ToArray();
    }

    private void Keep(string path, byte[] message)
    {
        bool isTraces = path is "/v1/traces" or "/opentelemetry.proto.collector.trace.v1.TraceService/Export";
        (isTraces || path is "/v1/metrics" or "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export").ShouldBeTrue(path);

        foreach (ProtoMessage resource in new ProtoMessage(message).Messages(1).SelectMany(r => r.Messages(1)))
        {
            Resources.Enqueue(ReceivedSpan.AttributesOf(resource, 1));
        }

        // resource_* (1), scope_* (2), spans or metrics (2).
        foreach (ProtoMessage item in new ProtoMessage(message).Messages(1).SelectMany(r => r.Messages(2)).SelectMany(s => s.Messages(2)))
        {
            if (isTraces)
            {
                Spans.Enqueue(ReceivedSpan.Read(item));
            }
            else
            {
                Metrics.Enqueue(item.Text(1));
            }
        }
    }
}

/// <summary>A span as the collector got it.</summary>
internal sealed record ReceivedSpan(string TraceId, string Id, string ParentId, string Name, ulong Kind, IReadOnlyDictionary<string, string> Attributes)
{
    public const ulong Server = 2;
    public const ulong Client = 3;

    public static ReceivedSpan Read(ProtoMessage span) => new(
        Convert.ToHexStringLower(span.Bytes(1)),
        Convert.ToHexStringLower(span.Bytes(2)),
        Convert.ToHexStringLower(span.Bytes(4)),
        span.Text(5),
        span.Number(6),
        AttributesOf(span, 9));

    public static IReadOnlyDictionary<string, string> AttributesOf(ProtoMessage message, int field) =>
        message.Messages(field).ToDictionary(pair => pair.Text(1), pair => pair.Messages(2).Single().Text(1));
}
