using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Audit.Discovery.Counting;
using Suffice.Audit.Structure;

namespace Suffice.Audit.Discovery.Templates;

/// <summary>The fixed part that calls of one program share, and everything that is worked out of it once.</summary>
internal sealed class FixedPart
{
    private TaskTally? task;

    /// <summary>As <see cref="Fingerprints.CallFingerprint"/> tells it.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The system text of the call it was first seen in.</summary>
    public required string SystemText { get; init; }

    /// <summary>The tools offered.</summary>
    public required ImmutableArray<string> Tools { get; init; }

    /// <summary>The response schema as it was written; empty for none.</summary>
    public required byte[] Schema { get; init; }

    /// <summary>The response schema's name or title.</summary>
    public string? SchemaName { get; init; }

    /// <summary>What it says.</summary>
    public required FixedSigns Signs { get; init; }

    /// <summary>Its length in tokens, guessed.</summary>
    public required long Tokens { get; init; }

    /// <summary>The template, made to be compared with others.</summary>
    public required Template Template { get; init; }

    /// <summary>The task that its calls are counted in, once that is known; set by the thread that counts, read by those that read rows.</summary>
    public TaskTally? Task
    {
        get => Volatile.Read(ref task);
        set => Volatile.Write(ref task, value);
    }

    /// <summary>True when a call has this fixed part, letter for letter.</summary>
    public bool Is(string systemText, ImmutableArray<Chat.ToolDefinition> tools, JsonElement? schema)
    {
        if (systemText != SystemText || tools.Length != Tools.Length)
        {
            return false;
        }

        for (int i = 0; i < tools.Length; i++)
        {
            if (tools[i].Name != Tools[i])
            {
                return false;
            }
        }

        return RawOf(schema).SequenceEqual(Schema);
    }

    /// <summary>The bytes of a schema; none for none.</summary>
    public static ReadOnlySpan<byte> RawOf(JsonElement? schema) => schema is { ValueKind: not JsonValueKind.Undefined } given
        ? System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(given)
        : [];
}
