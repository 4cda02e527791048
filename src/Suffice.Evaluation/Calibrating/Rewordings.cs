using Suffice.Chat;

namespace Suffice.Evaluation.Calibrating;

/// <summary>The same call in other words, as far as that can be had without a model: politeness, an opening, no punctuation, small letters.</summary>
internal static class Rewordings
{
    private static readonly Func<string, string>[] Ways =
    [
        text => $"Please help me with this. {text}",
        text => $"{text} Thank you!",
        text => text.Replace(",", string.Empty, StringComparison.Ordinal).TrimEnd('.', '!', '?', ' '),
        text => $"Here is what I would like to know: {text.ToLowerInvariant()}",
    ];

    /// <summary>Rewords what the user said last.</summary>
    /// <param name="request">The call.</param>
    /// <returns>The reworded calls; none when the user said nothing in words.</returns>
    public static IEnumerable<ChatRequest> Of(ChatRequest request)
    {
        int last = request.Messages.Length - 1;
        while (last >= 0 && request.Messages[last].Role != ChatRole.User)
        {
            last--;
        }

        if (last < 0 || string.IsNullOrWhiteSpace(request.Messages[last].Text))
        {
            return [];
        }

        string text = request.Messages[last].Text;

        return Ways.Select(way => request with { Messages = request.Messages.SetItem(last, ChatMessage.Of(ChatRole.User, way(text))) });
    }
}
