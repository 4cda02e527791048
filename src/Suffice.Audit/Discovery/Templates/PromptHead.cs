using System.Text;
using Suffice.Chat;
using Suffice.Fingerprints;

namespace Suffice.Audit.Discovery.Templates;

/// <summary>The first words of the first user message: what a call without a fixed part can be known by.</summary>
internal static class PromptHead
{
    private const int Looked = 400;
    private const int MostWords = 5;
    private const int FewestWords = 3;

    /// <summary>The head of a call.</summary>
    /// <param name="request">The call.</param>
    /// <returns>Up to five words with variables masked, fewer where a line ends; empty when the user says nothing.</returns>
    public static string Of(ChatRequest request)
    {
        foreach (ChatMessage message in request.Messages)
        {
            if (message.Role == ChatRole.User && message.Text is { Length: > 0 } text)
            {
                return Of(PromptTemplate.Mask(text.AsSpan(0, Math.Min(Looked, text.Length))));
            }
        }

        return string.Empty;
    }

    private static string Of(string masked)
    {
        StringBuilder head = new();
        int words = 0;
        for (int at = 0; at < masked.Length && words < MostWords;)
        {
            int end = masked.AsSpan(at).IndexOfAny(' ', '\n') is var length and >= 0 ? at + length : masked.Length;
            head.Append(words == 0 ? string.Empty : " ").Append(masked, at, end - at);
            words++;
            if (words >= FewestWords && end < masked.Length && masked[end] == '\n')
            {
                break;
            }

            at = end + 1;
        }

        return head.ToString();
    }
}
