using System.Globalization;
using Suffice.Chat;
using Suffice.Providers.Recordings;

namespace Suffice.EndToEnd.Samples;

/// <summary>A simulated model: its answers are invented, tokens are the project's own estimate, and the time follows from them.</summary>
/// <param name="Name">Its name in the samples' policies.</param>
/// <param name="Id">The model whose price it has.</param>
/// <param name="FirstToken">Milliseconds before its first token: nobody's measure, but of the order of a model of its size.</param>
/// <param name="EachToken">Milliseconds for each token.</param>
internal sealed record SimulatedModel(string Name, string Id, int FirstToken, int EachToken)
{
    private static readonly SimulatedModel[] All =
    [
        new("haiku", "claude-haiku-5-5", 240, 6),
        new("luna", "gpt-6-luna", 200, 5),
        new("sonnet", "claude-sonnet-5-5", 800, 16),
    ];

    public static SimulatedModel Named(string name) => All.Single(model => model.Name == name);

    public ChatAnswer Answer(ChatRequest request, string text)
    {
        ChatAnswer answer = new() { Parts = [new TextPart(text)], Model = Id, StopReason = StopReason.Done };

        return answer with { Usage = TokenEstimate.Usage(request, answer) };
    }

    /// <summary>What it gives to a call, as it stands in a recording.</summary>
    /// <param name="request">The call.</param>
    /// <param name="answers">What models answer to it.</param>
    /// <param name="attempt">How often it was told before that its answer was wrong.</param>
    public RecordedOutput Output(ChatRequest request, SimulatedAnswers answers, int attempt)
    {
        ChatAnswer answer = Answer(request, answers.Text(Name, attempt));
        return new RecordedOutput
        {
            Model = Id,
            Answer = answer,
            Usage = answer.Usage,
            Latency = LatencyOf(request, answer.Usage.Output),
            Correct = answers.IsRight(Name, attempt),
        };
    }

    // The same call takes the same time whenever the recording is made: 0.9 to 1.15 of what its tokens take.
    private TimeSpan LatencyOf(ChatRequest request, long tokens)
    {
        int own = int.Parse(CallKey.Of(request).ToString()[..2], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

        return TimeSpan.FromMilliseconds((FirstToken + (tokens * EachToken)) * (900 + own) / 1000);
    }
}
