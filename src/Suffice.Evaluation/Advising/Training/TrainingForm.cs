namespace Suffice.Evaluation.Advising.Training;

/// <summary>The forms of training lines.</summary>
public enum TrainingForm
{
    /// <summary><c>{"messages": [...], "tools": [...]}</c>: OpenAI's, OpenPipe's, and what TRL, Axolotl, Together, Fireworks and Unsloth read.</summary>
    Chat,

    /// <summary><c>{"prompt": [...], "completion": [...]}</c>: TRL's conversational prompt and completion; only the completion is trained on.</summary>
    PromptCompletion,

    /// <summary><c>{"instruction", "input", "output"}</c>: Alpaca's, one turn.</summary>
    Alpaca,

    /// <summary><c>{"conversations": [{"from", "value"}]}</c>: ShareGPT's, as Axolotl and LLaMA-Factory read it.</summary>
    Sharegpt,

    /// <summary><c>{"prompt": [...], "chosen": [...], "rejected": [...]}</c>: TRL's conversational preference.</summary>
    Preference,

    /// <summary><c>{"input": {"messages": [...]}, "preferred_output": [...], "non_preferred_output": [...]}</c>: OpenAI's preference.</summary>
    PreferenceOpenai,
}
