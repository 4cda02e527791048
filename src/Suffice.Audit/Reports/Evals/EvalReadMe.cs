using System.Text;
using Suffice.Reports;

namespace Suffice.Audit.Reports.Evals;

/// <summary>The page beside the items: how to label them.</summary>
internal static class EvalReadMe
{
    private const string Guide = """
        ## How to label

        1. Open a file in any editor; each line is one item. Read `input.messages` as the model did.
        2. Put the right answer into `reference`, as a text: for labels the label exactly, for JSON the whole JSON as a text, for free text an answer that you would
           have been glad of. `null` means not labelled yet; such items are not counted.
        3. `tags.answer` is what the model in the log said. It is a proposal, not the truth: decide first, then look, or the eval will only show how alike two models are.
        4. Where there is no right answer (the question is unclear, the text does not say), delete the line and write down in the prompt what should happen then.
        5. Two people should label the first 30 items of a task each. Where they differ, the standard is not written well enough yet: write it, then label on.

        When some are labelled: `suffice eval TASK --models SMALL,PRESENT` beside the policy that the audit wrote (its comment names the models) says whether the small model
        is good enough, and about how many more items would settle it. `--reference ceiling` measures agreement with the present model before anything is labelled.

        Personal data is masked (`<name>`, `<number>`, ...). Where a mask changes what is asked, as it may in sums with large numbers, write the items again with
        `--keep-personal-data` and keep them where such data may lie.

        The items are spread over lengths of prompts and over answers, rare ones included, so shares in them are not those of the log. 50 labelled items show a model
        that is far off; 100 to 200 are needed to show that one is as good.

        Fields: `id` (the same for the same input in every audit), `input.messages`, `reference`, `tags` (`length` in tokens of the prompt, `model` that answered, `type`,
        `place` in the log, `answer`).
        """;

    /// <summary>Writes the page.</summary>
    public static string Of(IReadOnlyList<EvalFile> files, DateTimeOffset madeAt)
    {
        StringBuilder page = new();
        page.Append("# Items to label\n\n");
        page.Append($"Made by `suffice audit` on {Figures.Day(madeAt)}. No smaller model is in use before its task's items are labelled and its eval has passed.\n\n");
        page.Append("| file | items | verdict of the audit |\n|---|---|---|\n");
        foreach (EvalFile file in files)
        {
            page.Append($"| {Path.GetFileName(file.Path)} | {file.Items.Length} | {Cell(file.Task.Readiness.Sentence)} |\n");
        }

        return page.Append('\n').Append(Guide.ReplaceLineEndings("\n")).Append('\n').ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
