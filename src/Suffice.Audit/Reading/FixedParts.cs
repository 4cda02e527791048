using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Audit.Discovery.Templates;
using Suffice.Audit.Structure;
using Suffice.Chat;
using Suffice.Fingerprints;

namespace Suffice.Audit.Reading;

/// <summary>Remembers the fixed parts met lately: most calls of a log share a few, and comparing is cheaper than reading them again.</summary>
/// <remarks>Bounded: each place holds the last one that fell on it. Thread-safe without locks.</remarks>
internal sealed class FixedParts(CallClassifier classifier)
{
    private const int Places = 4096;

    private readonly FixedPart?[] known = new FixedPart?[Places];

    /// <summary>The fixed part of a call.</summary>
    /// <param name="request">The call.</param>
    /// <returns>The fixed part; <see langword="null"/> when it has none.</returns>
    public FixedPart? Of(ChatRequest request)
    {
        string systemText = request.SystemText();
        JsonElement? schema = request.Format?.Schema;
        if (systemText.Length == 0 && request.Tools.IsEmpty && schema is null)
        {
            return null;
        }

        ref FixedPart? place = ref known[PlaceOf(systemText, request.Tools)];
        if (Volatile.Read(ref place) is { } last && last.Is(systemText, request.Tools, schema))
        {
            return last;
        }

        if (CallFingerprint.Of(systemText, request.Tools, schema) is not { } fingerprint)
        {
            return null;
        }

        FixedPart made = Make(fingerprint, systemText, request);
        Volatile.Write(ref place, made);
        return made;
    }

    private FixedPart Make(string fingerprint, string systemText, ChatRequest request)
    {
        ImmutableArray<string> tools = [.. request.Tools.Select(tool => tool.Name)];
        byte[] schema = FixedPart.RawOf(request.Format?.Schema).ToArray();
        return new FixedPart
        {
            Fingerprint = fingerprint,
            SystemText = systemText,
            Tools = tools,
            Schema = schema,
            SchemaName = request.Format?.Name ?? FormTraits.TitleOf(request.Format?.Schema),
            Signs = classifier.ReadFixed(request),
            Tokens = TokenEstimate.Prompt(request with { Messages = [ChatMessage.Of(ChatRole.System, systemText)] }),
            Template = Template.Of(systemText, tools, schema),
        };
    }

    private static int PlaceOf(string text, ImmutableArray<ToolDefinition> tools)
    {
        HashCode hash = default;
        hash.Add(text, StringComparer.Ordinal);
        foreach (ToolDefinition tool in tools)
        {
            hash.Add(tool.Name, StringComparer.Ordinal);
        }

        return (int)((uint)hash.ToHashCode() % Places);
    }
}
