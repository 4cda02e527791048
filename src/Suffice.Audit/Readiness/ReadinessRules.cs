using System.Globalization;
using Suffice.Audit.Structure;
using Suffice.Classifier;
using static Suffice.Audit.Readiness.ReadinessFinding;

namespace Suffice.Audit.Readiness;

/// <summary>The rules, one for each kind of thinking: what must be written down for a small model to be tried.</summary>
internal static class ReadinessRules
{
    private const int ManyTools = 20;

    /// <summary>Asks the rule of the task's kind.</summary>
    public static ReadinessFinding Ask(TaskSigns signs) => signs.Type switch
    {
        TaskType.Classification => Classification(signs),
        TaskType.Extraction => Extraction(signs),
        TaskType.SlotFilling => SlotFilling(signs),
        TaskType.Scoring => Scoring(signs),
        TaskType.Summarization => Written(signs, "summary", "Write down what a good summary holds: its length, what must be in it, what must not.", "length", "grounded"),
        TaskType.Translation => Written(signs, "translation", "Write down the glossary and the tone, or give a few translated examples.", "language"),
        TaskType.Rewriting => Written(signs, "rewritten text", "Write down the style: rules one a line, or a few texts before and after.", "length"),
        TaskType.QuestionAnswering => QuestionAnswering(signs),
        TaskType.ToolUse => ToolUse(signs),
        TaskType.Math or TaskType.Reasoning => Thinking(signs),
        TaskType.Code => Code(signs),
        TaskType.Creative => Creative(signs),
        TaskType.Conversation => Keep("it is a talk: every turn builds on the ones before, and no standard says what a good turn is"),
        _ => Unclear(signs),
    };

    private static ReadinessFinding Classification(TaskSigns signs)
    {
        string[] checks = signs.HasSchema ? ["json_schema", "one_of"] : ["one_of"];
        if (!signs.HasLabels)
        {
            return signs.AnswersAreFew
                ? Once("it chooses a label, but the labels are nowhere listed", Invariant($"List the labels: the answers used {signs.Profile.DistinctShortAnswers} of them."), "one_of")
                : Once("it chooses a label, but the labels are nowhere listed", "List the labels, each with a sentence on what belongs there.", "one_of");
        }

        return signs.HasMeaning
            ? Ready("the labels are listed and it is written what they mean", checks)
            : Once("the labels are listed, but what they mean is nowhere written", "Write a sentence for each label on what belongs there, with one example each.", checks);
    }

    private static ReadinessFinding Extraction(TaskSigns signs) =>
        signs.HasSchema ? Ready("a schema says which facts are taken out, and each can be looked up in the text", "json_schema", "grounded")
        : signs.HasExamples ? Ready("worked examples show which facts are taken out and in which form", "json", "grounded")
        : Once("it takes facts out of a text, but the form of the answer is not fixed", "Write a JSON schema of the facts wanted, with what to say when one is missing.", signs.Mostly(CallTraits.JsonAsked) ? ["json", "grounded"] : ["grounded"]);

    private static ReadinessFinding SlotFilling(TaskSigns signs) =>
        signs.HasSchema ? Ready("a schema fixes the slots", "json_schema", "references")
        : Once("it fills a form, but nothing checks a filled one", "Write the form as a JSON schema, with the rule for a slot that cannot be filled.", "regex");

    private static ReadinessFinding Scoring(TaskSigns signs) =>
        signs.HasRubric || signs.HasExamples
            ? Ready("it judges by a rubric that is written down", signs.HasSchema ? "json_schema" : "regex", "agreement")
            : Once("it gives a score, but what earns which score is nowhere written", "Write the rubric: the criteria, and what each mark of the scale means.", signs.HasSchema ? "json_schema" : "regex");

    private static ReadinessFinding Written(TaskSigns signs, string what, string missing, params string[] checks) =>
        signs.HasRubric || signs.HasExamples
            ? Ready($"rules or examples say what a good {what} is", checks)
            : Once($"it makes a {what}, but nothing says what a good one is", missing, checks);

    private static ReadinessFinding QuestionAnswering(TaskSigns signs)
    {
        if (signs.HasLabels)
        {
            return Once(
                "the answer is one of the choices given, but it rests on what the model knows",
                "Collect questions with their right answers, so that it can be measured whether a small model knows enough.",
                signs.HasSchema ? ["json_schema", "agreement"] : ["one_of", "agreement"]);
        }

        if (!signs.Mostly(CallTraits.ContextGiven))
        {
            return Keep("the answers come from what the model knows, which no check can see and of which a small model has less", "refusal");
        }

        return signs.HasWayOut
            ? Ready("the text that the answers come from is in the prompt, and it is said what to do when it is not there", "grounded", "refusal")
            : Once("the answers come from a text in the prompt, but it is not said what to do when the answer is not in it", "Write what to answer when the text does not say.", "grounded");
    }

    private static ReadinessFinding ToolUse(TaskSigns signs) =>
        signs.IsMultiTurn ? Keep("it works in many steps, and a slip in one spoils the next", "tool_call")
        : signs.Profile.Tools > ManyTools ? Once("it chooses among many tools", "Offer fewer tools at a time, or write when each is to be used.", "tool_call")
        : Ready("it fills calls of tools whose arguments are described, so that each call can be checked before it is made", "tool_call");

    private static ReadinessFinding Thinking(TaskSigns signs) =>
        signs.HasLabels || signs.HasForm
            ? Once(
                "it takes several steps of thought, of which only the form of the result can be checked",
                "Collect items with their right results, so that it can be measured how often a small model gets there.",
                signs.HasSchema ? ["json_schema", "arithmetic", "agreement"] : ["arithmetic", "agreement"])
            : Keep("it takes several steps of thought and the answer has no form that can be checked", "arithmetic");

    private static ReadinessFinding Code(TaskSigns signs) =>
        signs.HasSchema
            ? Once("it reads or writes code, and only the form of the answer can be checked", "Collect items with tests or right answers, so that it can be measured how often a small model is right.", "json_schema", "agreement")
            : Keep("it writes or changes programs, which must run to be checked");

    private static ReadinessFinding Creative(TaskSigns signs) =>
        signs.HasRubric && signs.HasExamples && !signs.IsPublic
            ? Once("it invents, within rules and after examples", "Collect answers that people liked and did not like, to measure against.", "length")
            : Keep(signs.IsPublic ? "it invents text that customers or the public read" : "it invents, and no rule says which invention is good");

    private static ReadinessFinding Unclear(TaskSigns signs)
    {
        if (signs.HasLabels || signs.AnswersAreFew)
        {
            return Classification(signs);
        }

        return signs.HasSchema
            ? Once("the answer has a schema, but what kind of work it is cannot be told", "Say in the prompt what is to be done, and by which standard.", "json_schema")
            : Keep("nothing in the calls says how anyone knows that an answer is good");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
