using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Anthropic;

/// <summary>Writes how the answer is drawn and where it stops.</summary>
internal static class AnthropicSamplingWriter
{
    public static void Write(ChatRequest request, ref FieldWriter fields, WireCrossing crossing)
    {
        fields.Number("temperature", Temperature(request, crossing));

        // Models since Claude 4.5 refuse a call that sets both.
        bool both = !crossing.IsOwn && request.Temperature is not null && request.TopP is not null;
        if (both && request.TopP < 1)
        {
            crossing.Lose("top_p");
        }

        fields.Number("top_p", both ? null : request.TopP);
        if (request.Logprobs && !crossing.IsOwn)
        {
            crossing.Lose("logprobs");
        }

        WriteStop(request, ref fields, crossing);
    }

    /// <summary>OpenAI's scale ends at 2, Anthropic's at 1.</summary>
    private static decimal? Temperature(ChatRequest request, WireCrossing crossing)
    {
        if (crossing.IsOwn || request.Temperature is null or <= 1)
        {
            return request.Temperature;
        }

        crossing.Lose("temperature");
        return 1;
    }

    /// <summary>Anthropic refuses stop texts of white space only.</summary>
    private static void WriteStop(ChatRequest request, ref FieldWriter fields, WireCrossing crossing)
    {
        List<string> stops = [.. request.Stop.Where(stop => crossing.IsOwn || !string.IsNullOrWhiteSpace(stop))];
        if (stops.Count < request.Stop.Length)
        {
            crossing.Lose(SettingNames.Stop(crossing.From));
        }

        if (stops.Count > 0)
        {
            fields.Texts("stop_sequences", stops);
        }
    }
}
