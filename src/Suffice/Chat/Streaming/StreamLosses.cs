using System.Collections.Immutable;

namespace Suffice.Chat.Streaming;

/// <summary>Names what a streamed answer loses where it leaves its protocol, by the names that whole answers use.</summary>
internal sealed class StreamLosses
{
    private List<string>? names;

    public ImmutableArray<string> Names => names is null ? [] : [.. names];

    public void Add(string name)
    {
        names ??= [];
        if (!names.Contains(name))
        {
            names.Add(name);
        }
    }

    /// <summary>Names the fields that say something.</summary>
    public void Add(ExtraFields fields)
    {
        if (fields.IsEmpty)
        {
            return;
        }

        foreach (var (name, value) in fields.Items)
        {
            // A kept role is the wire's own word for a role that does cross.
            if (name is not "role" && ExtraFields.Says(value))
            {
                Add(name);
            }
        }
    }

    /// <summary>Names what every protocol but an event's own cannot carry of it.</summary>
    public void AddForeign(ChatEvent step)
    {
        switch (step)
        {
            case AnswerStarted started:
                Add(started.Extra);
                break;
            case TextDelta text:
                Add(text.Extra);
                break;
            case ToolCallStarted call:
                Add(call.Extra);
                break;
            case OpaqueDelta opaque:
                Add(KindOf(opaque));
                break;
            case FieldsReported fields:
                Add(fields.Answer);
                Add(fields.OfChoice);
                Add(fields.OfMessage);
                break;
        }
    }

    private static string KindOf(OpaqueDelta opaque) =>
        opaque.Json.ValueKind == System.Text.Json.JsonValueKind.Object
        && opaque.Json.TryGetProperty("type"u8, out var kind) && kind.ValueKind == System.Text.Json.JsonValueKind.String
            ? kind.GetString()!
            : "custom tool call";
}
