using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Streaming;

/// <summary>Names what a streamed answer loses where it leaves its protocol, by the names that whole answers use.</summary>
/// <param name="from">The protocol it leaves; <see langword="null"/> when it was made here.</param>
internal sealed class StreamLosses(ChatProtocol? from)
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

        foreach ((string? name, JsonElement value) in fields.Items)
        {
            if (!WireCrossing.IsFormOnly(from, name) && ExtraFields.Says(value))
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
                AddOfAnswer(started.Extra);
                break;
            case TextDelta text:
                Add(text.Extra);
                break;
            case RefusalDelta refusal:
                Add(refusal.Extra);
                break;
            case ToolCallStarted call:
                Add(call.Extra);
                break;
            case OpaqueDelta opaque:
                Add(KindOf(opaque));
                break;
            case FieldsReported fields:
                AddOfAnswer(fields.Answer);
                Add(fields.OfChoice);
                Add(fields.OfMessage);
                break;
        }
    }

    private void AddOfAnswer(ExtraFields fields) => Add(from == ChatProtocol.Responses ? ResponsesFields.Told(fields) : fields);

    private static string KindOf(OpaqueDelta opaque) =>
        opaque.Json.ValueKind == System.Text.Json.JsonValueKind.Object
        && opaque.Json.TryGetProperty("type"u8, out JsonElement kind) && kind.ValueKind == System.Text.Json.JsonValueKind.String
            ? CutText.Of(kind)
            : "custom tool call";
}
