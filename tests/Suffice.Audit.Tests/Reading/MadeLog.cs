using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Suffice.Audit.Tests.Reading;

/// <summary>Writes logs of OpenAI requests with their responses.</summary>
internal static class MadeLog
{
    public const string Triage = "You are a ticket triage agent for Meridian Software. Choose the queue of each ticket and say nothing else.";

    public static string Row(
        string id, string system, string user, string answer = "billing", string model = "gpt-4o-2024-08-06", long created = 1_790_000_000, int prompt = 1000, int completion = 10, string extra = "")
    {
        string messages = (system.Length == 0 ? string.Empty : $"{{\"role\":\"system\",\"content\":{Text(system)}}},") + $"{{\"role\":\"user\",\"content\":{Text(user)}}}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"request\":{{\"model\":\"{model}\",\"messages\":[{messages}]}},\"response\":{{\"id\":\"{id}\",\"object\":\"chat.completion\",\"created\":{created},\"model\":\"{model}\",\"choices\":[{{\"index\":0,\"message\":{{\"role\":\"assistant\",\"content\":{Text(answer)}}},\"finish_reason\":\"stop\"}}],\"usage\":{{\"prompt_tokens\":{prompt},\"completion_tokens\":{completion},\"total_tokens\":{prompt + completion}}}}},\"latency_ms\":{500 + (prompt % 100)}{extra}}}");
    }

    /// <summary>A log of several tasks, with duplicates and broken rows.</summary>
    public static string Mixed(int rows)
    {
        StringBuilder log = new();
        for (int i = 0; i < rows; i++)
        {
            log.Append(
                i % 97 == 5 ? "{\"request\": broken"
                : i % 10 == 3 ? Row($"r{i}", $"You are a translator for customer {i}. Translate the text into German and keep its tone.", $"text {i}", "Text", "claude-sonnet-4-5", 1_790_000_000 + i)
                : i % 10 == 7 ? Row($"r{i - 7}", Triage, "met again")
                : i % 10 == 9 ? Row($"r{i}", string.Empty, $"Summarize this note in one line: {i} {new string('n', i % 300)}", "A note.", "gpt-5-mini-2025-08-07", 1_790_000_000 + i, 200 + (i % 300))
                : Row($"r{i}", Triage, $"Ticket {i}: the invoice is wrong {new string('x', i % 500)}", i % 2 == 0 ? "billing" : "access", created: 1_790_000_000 + i, prompt: 900 + (i % 500)));
            log.Append('\n');
        }

        return log.ToString();
    }

    private static string Text(string text) => JsonSerializer.Serialize(text);
}
