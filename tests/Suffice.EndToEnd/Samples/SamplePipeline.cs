using System.Collections.Immutable;
using System.Text.Json;

namespace Suffice.EndToEnd.Samples;

/// <summary>What a sample's pipeline is held to: where in its output the answers of its steps stand, and which planted mistakes no check can tell.</summary>
/// <param name="Sample">The sample's name.</param>
/// <param name="Name">The pipeline's name.</param>
internal sealed record SamplePipeline(string Sample, string Name)
{
    /// <summary>Where the output has what a step answered: its path, the step, and the path inside the answer.</summary>
    public required ImmutableArray<(string Output, string Step, string Answer)> Places { get; init; }

    /// <summary>Planted mistakes that no check of the sample can tell: <c>case/step</c>, with the repetition where there are some.</summary>
    public required ImmutableHashSet<string> Untold { get; init; }

    public static ImmutableArray<SamplePipeline> All { get; } =
    [
        new("support-desk", "support-message")
        {
            Places =
            [
                ("category", "classify", "category"), ("urgency", "classify", "urgency"), ("needs_person", "classify", "needs_person"),
                ("order", "extract", ""), ("mood", "sentiment", ""),
            ],
            Untold = [],
        },
        new("content-studio", "onboarding")
        {
            Places =
            [
                ("workspace.profile", "profile", ""), ("workspace.colours", "colours", "colours"), ("workspace.style", "mood_board", ""),
                ("workspace.influencers", "influencers", "matches"), ("workspace.calendar", "calendar", "slots"),
            ],
            Untold = ["o-10/influencers"],
        },
        new("content-studio", "batch") { Places = [("captions", "captions", ""), ("scores", "scores", "")], Untold = ["b-07/scores/4"] },
        new("content-studio", "carousel") { Places = [("slides", "slides", "slides")], Untold = [] },
    ];

    public static SamplePipeline Of(string name) => All.Single(pipeline => pipeline.Name == name);

    /// <summary>What the output of a run has otherwise than its case says is right.</summary>
    /// <param name="simulated">The case.</param>
    /// <param name="output">The run's output.</param>
    public IEnumerable<string> Wrong(SimulatedCase simulated, JsonElement output)
    {
        foreach ((string place, string step, string path) in Places.Where(place => simulated.Steps.ContainsKey(place.Step)))
        {
            ImmutableArray<SimulatedAnswers> answers = simulated.Steps[step];
            for (int i = 0; i < answers.Length; i++)
            {
                string id = answers.Length > 1 ? $"{simulated.Id}/{step}/{i + 1}" : $"{simulated.Id}/{step}";
                JsonElement given = At(output, place);
                if (!Untold.Contains(id) && !JsonElement.DeepEquals(answers.Length > 1 ? given[i] : given, At(answers[i].Right, path)))
                {
                    yield return id;
                }
            }
        }
    }

    public override string ToString() => $"{Sample}, {Name}";

    private static JsonElement At(JsonElement value, string path) =>
        path.Split('.', StringSplitOptions.RemoveEmptyEntries).Aggregate(value, (at, name) => at.GetProperty(name));
}
