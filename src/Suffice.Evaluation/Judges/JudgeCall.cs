using System.Text;
using Suffice.Chat;

namespace Suffice.Evaluation.Judges;

/// <summary>Makes the call that a judge gets: the rules, then each thing it needs between marks of its own.</summary>
internal static class JudgeCall
{
    // Judges' verdicts are a few lines; one that thinks needs room before them.
    private const int MostTokens = 2_000;

    public static ChatRequest Of(string rules, params ReadOnlySpan<(string Name, string? Text)> things)
    {
        StringBuilder text = new();
        foreach ((string name, string? thing) in things)
        {
            if (thing is not null)
            {
                // What is judged must not be able to close its own mark and speak for itself.
                text.Append('<').Append(name).Append(">\n").Append(thing.Replace($"</{name}>", $"</ {name}>", StringComparison.OrdinalIgnoreCase)).Append("\n</").Append(name).Append(">\n");
            }
        }

        return new ChatRequest
        {
            Protocol = ChatProtocol.OpenAI,
            Model = "auto",
            Messages = [ChatMessage.Of(ChatRole.System, rules), ChatMessage.Of(ChatRole.User, text.ToString())],
            MaxOutputTokens = MostTokens,
        };
    }
}
