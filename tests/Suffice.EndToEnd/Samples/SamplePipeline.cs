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

    /// <summary>How many first answers are wrong, and are told so by a check or a confidence.</summary>
    public required int Caught { get; init; }

    /// <summary>USD for one unit of what its external steps buy.</summary>
    public ImmutableDictionary<string, decimal> Prices { get; init; } = ImmutableDictionary<string, decimal>.Empty;

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
            Caught = 20,
        },
        new("content-studio", "onboarding")
        {
            Places =
            [
                ("workspace.profile", "profile", ""), ("workspace.colours", "colours", "colours"), ("workspace.style", "mood_board", ""),
                ("workspace.influencers", "influencers", "matches"), ("workspace.calendar", "calendar", "slots"),
            ],
            Untold = ["o-10/influencers", "o-11/colours"],
            Caught = 16,
            Prices = Bought(("pictures", 0.025m)),
        },
        new("content-studio", "batch")
        {
            Places = [("captions", "captions", ""), ("scores", "scores", "")],
            Untold = ["b-07/scores/4"],
            Caught = 18,
            Prices = Bought(("pictures", 0.025m), ("face_restore", 0.04m), ("composite", 0.035m), ("background_removal", 0.01m)),
        },
        new("content-studio", "carousel")
        {
            Places = [("slides", "slides", "slides")],
            Untold = [],
            Caught = 6,
            Prices = Bought(("cover_picture", 0.025m)),
        },
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

    /// <summary>First answers that are wrong, by what became of them: <c>case/step</c> and the reason for which they were not served; an empty one is no reason.</summary>
    /// <param name="simulated">The case.</param>
    /// <param name="steps">The steps of its run.</param>
    public IEnumerable<(string Id, string Reason)> Planted(SimulatedCase simulated, JsonElement steps)
    {
        foreach (JsonElement step in steps.EnumerateArray().Where(step => step.GetProperty("status").GetString() == "completed" && step.GetProperty("task").ValueKind == JsonValueKind.String))
        {
            (string name, int index) = (step.GetProperty("step").GetString()!, step.GetProperty("index").GetInt32());
            string first = step.GetProperty("path").GetString()!.Split('>')[0];
            string id = index > 0 ? $"{simulated.Id}/{name}/{index}" : $"{simulated.Id}/{name}";
            if (!Untold.Contains(id) && !simulated.Steps[name][Math.Max(index - 1, 0)].IsRight(first, 0))
            {
                yield return (id, step.GetProperty("reason").GetString()!);
            }
        }
    }

    public override string ToString() => $"{Sample}, {Name}";

    private static ImmutableDictionary<string, decimal> Bought(params IEnumerable<(string Step, decimal Price)> steps) =>
        steps.ToImmutableDictionary(step => step.Step, step => step.Price);

    private static JsonElement At(JsonElement value, string path) =>
        path.Split('.', StringSplitOptions.RemoveEmptyEntries).Aggregate(value, (at, name) => at.GetProperty(name));
}
