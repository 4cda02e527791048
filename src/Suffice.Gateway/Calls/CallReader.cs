using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Suffice.Chat;
using Suffice.Chat.Wires;

namespace Suffice.Gateway.Calls;

/// <summary>Reads what a caller sends: the body whole, then the call that it is in its protocol.</summary>
internal sealed class CallReader(IChatWire wire, TimeProvider time)
{
    /// <summary>Reads a call.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="maxBytes">The largest body taken.</param>
    /// <returns>The call, or why it cannot be read.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ReadCall> ReadAsync(HttpContext context, long maxBytes)
    {
        StringValues encoding = context.Request.Headers.ContentEncoding;
        if (encoding.Count > 0 && encoding != "identity")
        {
            return ReadCall.Refused(CallErrors.Compressed(encoding.ToString()));
        }

        ValueTask<byte[]?> reading = RequestBody.ReadAsync(context.Request, maxBytes, context.RequestAborted);
        long? waitsSince = reading.IsCompleted ? null : time.GetTimestamp();
        if (await reading.ConfigureAwait(false) is not { } body)
        {
            return ReadCall.Refused(CallErrors.TooLarge(maxBytes));
        }

        TimeSpan waited = waitsSince is { } since ? time.GetElapsedTime(since) : TimeSpan.Zero;
        await OwnThread.ForBody(body.Length).ConfigureAwait(false);
        try
        {
            return new ReadCall(wire.ReadRequest(body), null, body.Length, waited);
        }
        catch (ChatFormatException broken)
        {
            return ReadCall.Refused(CallErrors.Malformed(broken));
        }
    }
}

/// <summary>What a caller sent.</summary>
/// <param name="Request">The call; <see langword="null"/> when it cannot be read.</param>
/// <param name="Refusal">Why it cannot.</param>
/// <param name="Bytes">The length of its body.</param>
/// <param name="Waited">How long we waited for the body to come.</param>
internal readonly record struct ReadCall(ChatRequest? Request, ChatError? Refusal, int Bytes, TimeSpan Waited)
{
    /// <summary>A call that cannot be read.</summary>
    /// <param name="why">Why not.</param>
    /// <returns>The refusal.</returns>
    public static ReadCall Refused(ChatError why) => new(null, why, 0, TimeSpan.Zero);
}
