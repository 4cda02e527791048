using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.OpenAI;

/// <summary>Lines for fine-tuning: prompts with the answers that are wanted. Nobody paid for them, so that they are no calls.</summary>
internal sealed class FineTuningFormat : ILogFormat
{
    public string Name => "fine-tuning";

    public string Title => "fine-tuning examples (no calls: they serve as test cases)";

    public int Fit(JsonElement row)
    {
        if (row.Has("preferred_output"u8) && row.Has("input"u8))
        {
            return 90;
        }

        return row.Get("messages"u8) is { ValueKind: JsonValueKind.Array } messages && messages.GetArrayLength() > 0 && HoldsNothingElse(row)
            ? messages[messages.GetArrayLength() - 1].Is("role"u8, "assistant"u8) ? 80 : 30
            : 0;
    }

    public void Read(JsonElement row, RowReadings found)
    {
        if (row.Get("messages"u8).IsArray() || row.Has("preferred_output"u8))
        {
            found.NotACall("fine-tuning example, no call");
        }
        else
        {
            found.Malformed("messages is missing; a list of messages is expected");
        }
    }

    private static bool HoldsNothingElse(JsonElement row)
    {
        foreach (JsonProperty field in row.EnumerateObject())
        {
            if (!field.NameEquals("messages"u8) && !field.NameEquals("tools"u8) && !field.NameEquals("functions"u8)
                && !field.NameEquals("parallel_tool_calls"u8) && !field.NameEquals("weight"u8))
            {
                return false;
            }
        }

        return true;
    }
}
