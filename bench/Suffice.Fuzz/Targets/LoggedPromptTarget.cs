using System.Text.Json;
using Suffice.Audit.Formats.Messages;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Fingerprints;
using Suffice.Fuzz.Engine;
using Suffice.Fuzz.Laws;

namespace Suffice.Fuzz.Targets;

/// <summary>Prompts of old logs: a call that the gateway reads has the same fingerprint in the audit, so that a task found in a log is recognised live.</summary>
/// <param name="wire">The gateway's reader.</param>
internal sealed class LoggedPromptTarget(IChatWire wire) : IFuzzTarget
{
    public string Name => $"{wire.Protocol.ToString().ToLowerInvariant()}-request-logged";

    public int MostBytes => 4_096;

    public InputLimits Limits => new(8 << 20, 40_000);

    public IReadOnlyList<string> Words => WireWords.All;

    public string Try(ReadOnlyMemory<byte> input)
    {
        ChatRequest live;
        try
        {
            live = wire.ReadRequest(input);
        }
        catch (ChatFormatException)
        {
            return "refused";
        }

        if (live.Messages.All(message => message.Text.Length == 0))
        {
            return "nothing is said";
        }

        // The gateway's own bytes: without a repeated name, and without a byte order mark.
        ReadOnlyMemory<byte> body = live.Body.IsEmpty ? input : live.Body;
        ChatRequest? logged;
        try
        {
            logged = LoggedRequest.Read(JsonElement.Parse(body.Span, new JsonDocumentOptions { MaxDepth = 200 }), protocol: wire.Protocol);
        }
        catch (InvalidOperationException)
        {
            return "broken Unicode where the gateway does not look: the format tells the row as malformed";
        }

        Law.Holds(logged is not null, "a call that the gateway reads is read from a log", "nothing was read");
        string? fingerprint = CallFingerprint.Of(live);
        Law.Same(CallFingerprint.Of(logged!) ?? string.Empty, fingerprint ?? string.Empty, "the fingerprint of a logged call is the live one's");
        return $"{fingerprint is null} {live.Tools.Length > 0} {live.Format?.Schema is null}";
    }
}
