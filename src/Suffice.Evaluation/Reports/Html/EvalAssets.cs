using Suffice.Reports.Html;

namespace Suffice.Evaluation.Reports.Html;

/// <summary>The page's style and script. The script only filters the items; the page says all it has to say without it.</summary>
internal static class EvalAssets
{
    /// <summary>Both of them.</summary>
    public static PageAssets Of { get; } = new(
        PageAssets.HouseStyle + PageAssets.Read(typeof(EvalAssets).Assembly, "eval/eval.css"),
        PageAssets.Read(typeof(EvalAssets).Assembly, "eval/eval.js"));
}
